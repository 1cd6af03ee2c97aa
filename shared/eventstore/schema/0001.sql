-- The event store of one service: facts, outbox, inbox, idempotency. Runs as the owner, on PostgreSQL 15 and later.
-- `keten.service` names the service whose runtime roles get their rights here. Never edited afterwards: a change is a
-- new file.
CREATE SCHEMA es;

CREATE TABLE es.stream (
  gemeente text, stream_id uuid, category text NOT NULL, version int NOT NULL,
  public_seq int NOT NULL,   -- facts of this stream that left
  head bytea NOT NULL,       -- hash of the last event
  archived boolean NOT NULL DEFAULT false,
  PRIMARY KEY (gemeente, stream_id)) WITH (fillfactor = 80);

CREATE TABLE es.event (
  gemeente text, stream_id uuid, version int,
  pos bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
  xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  event_id uuid NOT NULL, type text NOT NULL, schema_version smallint NOT NULL,
  data bytea NOT NULL,       -- JSON, personal fields sealed
  meta jsonb NOT NULL,       -- correlation, causation, actor, grondslag, traceparent
  hash bytea NOT NULL, recorded_at timestamptz NOT NULL,
  PRIMARY KEY (gemeente, stream_id, version));
CREATE INDEX event_tail ON es.event (xid, pos);   -- rebuild, export, verify; never the relay

CREATE TABLE es.command_log (
  gemeente text, key uuid, request_mac bytea NOT NULL, stream_id uuid, version int,
  reply jsonb NOT NULL,      -- receipt without personal data
  at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (gemeente, key));

CREATE TABLE es.outbox (
  shard smallint, pos bigint GENERATED ALWAYS AS IDENTITY (CACHE 1), gemeente text, topic text NOT NULL,
  partition smallint NOT NULL, key uuid NOT NULL, seq int NOT NULL, event_id uuid NOT NULL,
  headers bytea NOT NULL, value bytea NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (shard, pos, gemeente))
  WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_vacuum_cost_delay = 0);

CREATE TABLE es.inbox_position (
  handler text, topic text, partition int, next_offset bigint NOT NULL, PRIMARY KEY (handler, topic, partition));

CREATE TABLE es.inbox_seq (
  gemeente text, handler text, topic text, key uuid, last_seq int NOT NULL, parked boolean NOT NULL DEFAULT false,
  PRIMARY KEY (gemeente, handler, topic, key)) WITH (fillfactor = 70);

CREATE TABLE es.dead_letter (
  id uuid PRIMARY KEY, gemeente text, handler text NOT NULL, topic text NOT NULL, partition int NOT NULL,
  "offset" bigint NOT NULL, key uuid, seq int, headers jsonb, value bytea, error_type text NOT NULL,
  error text NOT NULL, attempts int NOT NULL, first_at timestamptz NOT NULL, last_at timestamptz NOT NULL,
  status text NOT NULL DEFAULT 'parked', replay_at timestamptz, audit jsonb NOT NULL DEFAULT '[]');
CREATE UNIQUE INDEX dead_letter_sequence ON es.dead_letter (handler, topic, key, seq)
  WHERE status = 'parked' AND key IS NOT NULL;
CREATE UNIQUE INDEX dead_letter_offset ON es.dead_letter (handler, topic, partition, "offset") WHERE key IS NULL;

-- Append-only by grant, and loud when a grant slips.
CREATE FUNCTION es.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'es.event is append-only' USING ERRCODE = 'ES001'; END $$;
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON es.event FOR EACH ROW EXECUTE FUNCTION es.refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON es.event FOR EACH STATEMENT EXECUTE FUNCTION es.refuse_change();


-- Row level security on a table with gemeente: enabled and forced, one permissive policy a role, the same expression
-- for reading and writing. No context set: no rows, no insert.
CREATE FUNCTION es.protect(target regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  service text := current_setting('keten.service');
  role text;
  rule text := 'gemeente = ANY (string_to_array(nullif(current_setting(''app.gemeenten'', true), ''''), '',''))';
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  FOREACH role IN ARRAY ARRAY['api', 'worker', 'auditor'] LOOP
    EXECUTE format('CREATE POLICY %I ON %s TO %I USING (%s) WITH CHECK (%s)',
                   role, target, service || '_' || role, rule, rule);
  END LOOP;
  EXECUTE format('GRANT %s ON %s TO %I, %I', rights, target, service || '_api', service || '_worker');
  EXECUTE format('GRANT SELECT ON %s TO %I', target, service || '_auditor');
END $$;

-- The relay and the inbox serve all gemeenten: a second policy, for the worker and relay roles only.
CREATE FUNCTION es.serve_all(target regclass, role text, rights text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY %I ON %s TO %I USING (true) WITH CHECK (true)', role || '_all', target,
                 current_setting('keten.service') || '_' || role);
  EXECUTE format('GRANT %s ON %s TO %I', rights, target, current_setting('keten.service') || '_' || role);
END $$;

SELECT es.protect('es.stream', 'SELECT, INSERT, UPDATE'), es.protect('es.event', 'SELECT, INSERT'),
       es.protect('es.command_log', 'SELECT, INSERT'), es.protect('es.outbox', 'INSERT'),
       es.protect('es.inbox_seq', 'SELECT, INSERT, UPDATE'), es.protect('es.dead_letter', 'SELECT, INSERT, UPDATE');
SELECT es.serve_all('es.outbox', 'worker', 'SELECT, DELETE'), es.serve_all('es.outbox', 'relay', 'SELECT, DELETE'),
       es.serve_all('es.inbox_seq', 'worker', 'SELECT, INSERT, UPDATE'),
       es.serve_all('es.dead_letter', 'worker', 'SELECT, INSERT, UPDATE');

DO $$
DECLARE service text := current_setting('keten.service');
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA es TO %I, %I, %I, %I',
                 service || '_api', service || '_worker', service || '_relay', service || '_auditor');
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON es.inbox_position TO %I', service || '_worker');
  EXECUTE format('GRANT SELECT ON es.inbox_position TO %I', service || '_api');
END $$;

CREATE FUNCTION es.lock_key(gemeente text, id uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT hashtextextended(gemeente || id::text, 7) $$;

-- All locks of one transaction, sorted. Advisory locks assign no transaction id, and a statement after the lock sees
-- what its previous holder committed. An assignment is an expression, which costs a third of a PERFORM.
CREATE FUNCTION es.lock(p_gemeente text, p_streams uuid[], p_extra bigint[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  done text := set_config('app.gemeenten', p_gemeente, true);
BEGIN
  IF cardinality(p_streams) + cardinality(p_extra) = 1 THEN
    done := pg_advisory_xact_lock(es.lock_key(p_gemeente, p_streams[1]))::text;
  ELSE
    PERFORM pg_advisory_xact_lock(k) FROM
      (SELECT es.lock_key(p_gemeente, s) AS k FROM unnest(p_streams) s UNION SELECT unnest(p_extra) ORDER BY 1) locks;
  END IF;
END $$;

-- Step 1 of a command: context, command key, all locks, then what is stored.
CREATE FUNCTION es.open(p_gemeente text, p_actor text, p_streams uuid[], p_extra bigint[], p_key uuid, p_mac bytea)
RETURNS TABLE (stream_id uuid, category text, stream_version int, public_seq int, head bytea, version int, event_id uuid,
               type text, schema_version smallint, data bytea, reply jsonb)
LANGUAGE plpgsql AS $$
DECLARE
  done text := set_config('app.actor', p_actor, true);
  known record;
  one uuid;
  kept es.stream;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'es.open needs READ COMMITTED' USING ERRCODE = 'ES002';
  END IF;
  IF p_key IS NOT NULL AND NOT pg_try_advisory_xact_lock(hashtextextended(p_gemeente || p_key::text, 11)) THEN
    RAISE EXCEPTION 'the same command is being handled' USING ERRCODE = 'ES423';
  END IF;
  done := es.lock(p_gemeente, p_streams, p_extra);
  IF p_key IS NOT NULL THEN
    SELECT c.request_mac, c.reply INTO known FROM es.command_log c WHERE c.gemeente = p_gemeente AND c.key = p_key;
    IF FOUND THEN
      IF known.request_mac <> p_mac THEN
        RAISE EXCEPTION 'the key belongs to another request' USING ERRCODE = 'ES422';
      END IF;
      reply := known.reply;
      RETURN NEXT;
      RETURN;
    END IF;
  END IF;
  -- One stream at a time: by its whole key, whatever the planner knew of the tables when it made the plan.
  FOREACH one IN ARRAY p_streams LOOP
    SELECT * INTO kept FROM es.stream t WHERE t.gemeente = p_gemeente AND t.stream_id = one;
    CONTINUE WHEN NOT FOUND;
    RETURN QUERY
      SELECT one, kept.category, kept.version, kept.public_seq, kept.head, e.version, e.event_id, e.type, e.schema_version,
             e.data, NULL::jsonb
      FROM es.event e WHERE e.gemeente = p_gemeente AND e.stream_id = one ORDER BY e.version;
  END LOOP;
END $$;

-- Step 4, an append, is one statement of these, in this order: `es.lock` again (re-entrant, so that the rule holds
-- without step 1), each stream advanced, each fact recorded, the idempotency row. One value a parameter: an array of
-- one costs more than the row that it brings, and most commands bring one.
CREATE FUNCTION es.advance(p_gemeente text, p_id uuid, p_category text, p_expected int, p_version int, p_seq int,
                           p_head bytea) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF p_expected > 0 THEN
    UPDATE es.stream t SET version = p_version, public_seq = p_seq, head = p_head
      WHERE t.gemeente = p_gemeente AND t.stream_id = p_id AND t.version = p_expected;
  ELSE
    INSERT INTO es.stream (gemeente, stream_id, category, version, public_seq, head)
      VALUES (p_gemeente, p_id, p_category, p_version, p_seq, p_head) ON CONFLICT DO NOTHING;
  END IF;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a stream is at another version' USING ERRCODE = 'ES409';
  END IF;
END $$;

-- A fact, and its outbox row when it leaves: then it has a topic.
CREATE FUNCTION es.record(
  p_gemeente text, p_at timestamptz, p_stream uuid, p_version int, p_id uuid, p_type text, p_schema smallint, p_data bytea,
  p_meta text, p_hash bytea, p_topic text, p_partition smallint, p_seq int, p_headers bytea)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO es.event (gemeente, stream_id, version, event_id, type, schema_version, data, meta, hash, recorded_at)
    VALUES (p_gemeente, p_stream, p_version, p_id, p_type, p_schema, p_data, p_meta::jsonb, p_hash, p_at);
  IF p_topic IS NOT NULL THEN
    INSERT INTO es.outbox (shard, gemeente, topic, partition, key, seq, event_id, headers, value)
      VALUES (0, p_gemeente, p_topic, p_partition, p_stream, p_seq, p_id, p_headers, p_data);
  END IF;
END $$;

CREATE FUNCTION es.answer(p_gemeente text, p_key uuid, p_mac bytea, p_stream uuid, p_version int, p_reply text)
RETURNS void LANGUAGE sql AS
$$ INSERT INTO es.command_log (gemeente, key, request_mac, stream_id, version, reply)
     VALUES (p_gemeente, p_key, p_mac, p_stream, p_version, p_reply::jsonb) $$;

-- One row of a read table by its id, in one round trip: for what must be known before the locks are taken.
CREATE FUNCTION es.find(p_gemeente text, p_table regclass, p_id uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  found jsonb;
BEGIN
  PERFORM set_config('app.gemeenten', p_gemeente, true);
  EXECUTE format('SELECT to_jsonb(t) FROM %s t WHERE gemeente = $1 AND id = $2', p_table)
    INTO found USING p_gemeente, p_id;
  RETURN found;
END $$;

-- The context of reads, and of a consumer before its effects: a statement inside their transaction.
CREATE FUNCTION es.context(p_gemeenten text, p_actor text) RETURNS void LANGUAGE sql AS
$$ SELECT set_config('app.gemeenten', p_gemeenten, true), set_config('app.actor', p_actor, true) $$;

-- The turn of a consumer on one partition: its position, locked, and then, as its last owner left them, the sequences of
-- these streams. There is always a row.
CREATE FUNCTION es.take(p_handler text, p_topic text, p_partition int, p_gemeenten text[], p_keys uuid[])
RETURNS TABLE (next_offset bigint, gemeente text, key uuid, last_seq int, parked boolean) LANGUAGE plpgsql AS $$
DECLARE
  start bigint;
BEGIN
  INSERT INTO es.inbox_position VALUES (p_handler, p_topic, p_partition, 0) ON CONFLICT DO NOTHING;
  SELECT p.next_offset INTO start FROM es.inbox_position p
    WHERE p.handler = p_handler AND p.topic = p_topic AND p.partition = p_partition FOR UPDATE;
  RETURN QUERY SELECT start, s.gemeente, s.key, s.last_seq, s.parked FROM (VALUES (1)) always LEFT JOIN es.inbox_seq s
    ON s.gemeente = ANY (p_gemeenten) AND s.handler = p_handler AND s.topic = p_topic AND s.key = ANY (p_keys);
END $$;

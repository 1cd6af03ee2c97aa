"""Every measured claim: ours and a peer in the same run, beside what the machine can do."""

"""Personal data by design: data keys per person, sealed fields, blind indexes."""

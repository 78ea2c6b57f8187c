"""What follows from a case: `resolve(case) -> Plan`."""

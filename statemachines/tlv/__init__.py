"""De onderdelen van de TLV-procedure. Het verloop zelf leest u in `processes.tlv`."""

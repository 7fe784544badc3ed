"""Many reports: the same reading as `pipeline`, on all cores of a machine."""

"""What the routes ask of the ledger, one module a page or a part of one: records in, records out."""

-- An organisation sees what it is called for in the compounds it serves: the scope of tickets asks which those are.
GRANT SELECT ON "organisation_compound", "compound" TO mangrid_reader;

// EncodedQuery

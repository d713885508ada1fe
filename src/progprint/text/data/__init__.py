"""Tables made from published data, each under the licence that stands beside it."""

package dev.plinth.conformance;

import dev.plinth.conformance.http.Call;

/** Reads by the caller with the fewest rights: those that a cache can answer. */
interface PublicReads extends Service {

  /** Returns a read of an item. */
  default Call reading(Item item) {
    return access().read().anyone() == 200 ? item.call("GET").by(anyone()) : item.call("GET");
  }

  /** Returns a read of the default first page. */
  default Call listing() {
    return listing("?limit=20");
  }

  /** Returns a read of a page that no cache has. */
  default Call uncachedListing() {
    return listing("?limit=7");
  }

  private Call listing(String query) {
    return new Call(access().list().anyone() == 200 ? anyone() : admin(), "GET", path() + query);
  }
}

package dev.plinth.runtime.representation;

/**
 * The result of a write: what is stored now, with its representation, which the cache and the
 * response share.
 *
 * @param <V> the kind of view
 */
public record Written<V extends VersionedView>(V view, Representation representation) {

  /** Returns a view with its representation. */
  public static <V extends VersionedView> Written<V> of(V view) {
    return new Written<>(view, Representation.of(view));
  }
}

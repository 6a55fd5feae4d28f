package dev.plinth.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.Optional;

/** What the tests of faults have in common. They are skipped where they can cause no fault. */
interface FaultTests extends PublicReads {

  /** Returns the surroundings of the service. */
  default Environment environment() {
    Optional<Environment> surroundings = surroundings();
    assumeTrue(surroundings.isPresent(), "the surroundings can't be changed");
    return surroundings.get();
  }

  /** Returns the address of the service on another server. */
  default URI otherServer() {
    Optional<URI> other = environment().otherServer();
    assumeTrue(other.isPresent(), "there is no other server");
    return other.get();
  }
}

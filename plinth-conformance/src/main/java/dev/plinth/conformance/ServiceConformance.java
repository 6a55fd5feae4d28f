package dev.plinth.conformance;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The tests that need HTTP only. The test of a service extends this class and describes the
 * service.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ServiceConformance
    implements AccessTests,
        BadInputTests,
        CacheTests,
        FuzzTests,
        IdempotencyTests,
        ListTests,
        PreconditionTests {}

package dev.plinth.conformance;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** All tests of the kit. The test of a service extends this class and describes the service. */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class ServiceConformance
    implements AccessTests,
        BadInputTests,
        CacheTests,
        CoherenceTests,
        FuzzTests,
        IdempotencyTests,
        ListTests,
        OutageTests,
        OverloadTests,
        PreconditionTests,
        RedisTests,
        RetryTests,
        StopTests {}

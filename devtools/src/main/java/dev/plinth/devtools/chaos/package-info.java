/**
 * {@code plinth chaos}: disturbs the running development system in all ways that the guides make a
 * promise about, under a light load on every service of the list, and reports which promises were
 * kept. Services, paths and bodies come from the list and from the OpenAPI documents.
 */
package dev.plinth.devtools.chaos;

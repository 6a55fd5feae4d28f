/**
 * Key management for access tokens: a private key that signs, and a key set of public keys that
 * verify. Missing keys are created. Rotation signs no user out, because the set keeps the previous
 * key.
 */
package dev.plinth.launcher.key;

/** The ${name} service: users add, change and delete their ${name} here; all callers read them. */
package dev.plinth.${name};

/** Tests of projects outside of this repository, which use its published artifacts. */
package dev.plinth.system.project;

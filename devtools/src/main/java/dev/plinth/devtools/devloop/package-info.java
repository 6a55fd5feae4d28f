/**
 * Development loop ({@code plinth dev}): compiles and redeploys saved changes within seconds, one
 * service at a time, or all if a shared module changed. Code that doesn't compile or deploy is
 * reported with file and line, and the previous version continues to run. The sources are only
 * read; the build output stays in PLINTH_HOME.
 */
package dev.plinth.devtools.devloop;

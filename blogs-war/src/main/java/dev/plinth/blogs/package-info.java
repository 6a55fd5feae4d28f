/**
 * The blogs service: users publish, change and delete blogs here; all callers read them, newest
 * first. A blog stays when its user is deleted.
 */
package dev.plinth.blogs;

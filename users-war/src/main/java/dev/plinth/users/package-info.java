/**
 * The users service: users register here, and change or delete their accounts. Usernames and e-mail
 * addresses are unique. Only a salted hash of a password is stored, and no response contains it.
 */
package dev.plinth.users;

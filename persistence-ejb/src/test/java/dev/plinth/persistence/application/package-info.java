/** An application that is built on the layers: its entities, in the persistence unit of Plinth. */
package dev.plinth.persistence.application;

/** Entity, repository and view of the ${name} service. */
package dev.plinth.persistence.${feature};

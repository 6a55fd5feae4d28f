/** Architecture rules of the product's modules and packages, checked on its classes by ArchUnit. */
package dev.plinth.architecture;

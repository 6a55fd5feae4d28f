/** The rules that hold between the modules and packages of the product, checked on its classes. */
package dev.plinth.architecture;

package dev.plinth.system.product;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Lets the classes that start products of their own run first, and those that share one after them:
 * the shared product stays until the end, and where to install one takes long, it is then one that
 * was handed on.
 */
public final class SharedProductLast implements ClassOrderer {

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparing(SharedProductLast::shares));
  }

  private static boolean shares(ClassDescriptor test) {
    return test.findAnnotation(ExtendWith.class)
        .filter(extension -> List.of(extension.value()).contains(SharedProduct.class))
        .isPresent();
  }
}

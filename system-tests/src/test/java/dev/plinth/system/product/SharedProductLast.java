package dev.plinth.system.product;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Orders the classes: first those that start their own products, then those that share one, and
 * last those that share another kind, such as a pair of servers. What is shared runs until the end
 * of the process. If installing is slow, a shared product reuses an earlier installation.
 */
public final class SharedProductLast implements ClassOrderer {

  private enum Products {
    OWN,
    SHARED,
    OF_ANOTHER_KIND
  }

  @Override
  public void orderClasses(ClassOrdererContext context) {
    context.getClassDescriptors().sort(Comparator.comparing(SharedProductLast::productsOf));
  }

  private static Products productsOf(ClassDescriptor test) {
    return test.findAnnotation(ExtendWith.class)
        .map(extension -> List.of(extension.value()))
        .map(it -> it.contains(SharedProduct.class) ? Products.SHARED : Products.OF_ANOTHER_KIND)
        .orElse(Products.OWN);
  }
}

package dev.plinth.system.product;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Orders the classes that start their own products first, and those that share one last: the shared
 * product runs until the end, and if installing is slow, it reuses an earlier installation.
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

package dev.plinth.system.contract;

import dev.plinth.conformance.document.ApiDocument;
import dev.plinth.conformance.document.ApiOperation;
import dev.plinth.conformance.document.WrongBody;
import dev.plinth.conformance.http.Answer;
import dev.plinth.system.product.BesideOthers;
import dev.plinth.system.product.Product;
import dev.plinth.system.product.SharedProduct;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The services at any address answer as the OpenAPI documents of this version say, as far as
 * requests alone can show it. {@link ContractIT} shows the rest.
 */
@BesideOthers
@ExtendWith(SharedProduct.class)
class ConformanceIT extends Contract {

  private final Product product;
  private Provocations provocations;

  ConformanceIT(Product product) {
    this.product = product;
  }

  @BeforeEach
  void registerUsers() {
    provocations = new Provocations(product);
  }

  @Override
  List<ApiDocument> documents() {
    return Stream.of("users", "blogs").map(KeptDocuments::of).toList();
  }

  @Override
  boolean isProvoked(ApiOperation operation, int status) {
    return Provocations.isHarmless(operation, status);
  }

  @Override
  Answer provoke(ApiOperation operation, int status) {
    return provocations.provoke(operation, status);
  }

  @Override
  void checkRefused(WrongBody wrong) {
    provocations.checkRefused(wrong);
  }
}

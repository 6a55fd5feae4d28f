package dev.plinth.rest.page;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;

/**
 * Part of a list.
 *
 * @param <T> the items' type
 * @param items the items of this page, in the order of the list
 * @param next the cursor of the page after this one, null after the last one
 */
@JsonbPropertyOrder({"items", "next"})
public record Page<T>(List<T> items, String next) {}

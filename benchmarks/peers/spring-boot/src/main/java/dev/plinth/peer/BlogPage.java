package dev.plinth.peer;

import java.util.List;

/** The first page of the blogs. */
public record BlogPage(List<BlogView> items) {}

/**
 * Charts as SVG images: of benchmarks, of tests, and of {@code plinth chaos}, and the pictures of
 * the guides. They follow the viewer's colour scheme. The package needs the JDK only.
 */
package dev.plinth.devtools.chart;

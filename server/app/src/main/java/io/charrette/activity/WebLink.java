package io.charrette.activity;

import org.jspecify.annotations.Nullable;

/** A web address, and what to call it when the address itself says too little. */
public record WebLink(@Nullable String label, String url) {}

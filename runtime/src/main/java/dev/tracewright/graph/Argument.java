package dev.tracewright.graph;

/** What may stand among the arguments of a node: an immutable tree with nodes as leaves. */
public sealed interface Argument
    permits Node,
        Graph,
        Literal,
        EnumConstant,
        ClassLiteral,
        ListArgument,
        MapArgument,
        ArrayArgument {}

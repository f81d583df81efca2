package dev.tracewright.processor.attribution;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The one rule for where a tree's caret is, used on the private copy to tell line and column and on
 * the outer trees to pick the tree whose caret javac puts there. Syntax only: no tree needs to be
 * attributed.
 */
final class Carets {

  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private @Nullable CharSequence text;

  Carets(CompilationUnitTree unit, SourcePositions positions) {
    this.unit = unit;
    this.positions = positions;
  }

  /** Whether the tree stands in the text, with a start and an end. */
  boolean isWritten(Tree tree) {
    long start = positions.getStartPosition(unit, tree);
    return start >= 0 && positions.getEndPosition(unit, tree) >= start;
  }

  /** The offset of the caret of a tree that stands in the text. */
  int of(Tree tree) {
    if (tree instanceof MethodTree method) {
      return afterName(method, method.getReturnType(), method.getModifiers(), method.getName());
    }
    if (tree instanceof VariableTree variable) {
      return afterName(variable, variable.getType(), variable.getModifiers(), variable.getName());
    }
    if (tree instanceof ClassTree declaration) {
      return skipBlanks(Math.max(start(tree), end(declaration.getModifiers())));
    }
    MemberSelectTree link = linkOfChain(tree);
    return link == null ? start(tree) : dot(link);
  }

  /**
   * The member access whose dot carries the caret of {@code tree}, or null if the caret is at the
   * start.
   */
  @Nullable MemberSelectTree linkOfChain(Tree tree) {
    Tree access = tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree;
    if (access instanceof MemberSelectTree select
        && isWritten(select)
        && isWritten(select.getExpression())
        && (hasCall(select.getExpression()) || hasLineBreakBeforeDot(select))) {
      return select;
    }
    return null;
  }

  private static boolean hasCall(Tree receiver) {
    return Boolean.TRUE.equals(
        new TreeScanner<Boolean, Void>() {
          @Override
          public Boolean visitMethodInvocation(MethodInvocationTree node, Void unused) {
            return true;
          }

          @Override
          public Boolean reduce(Boolean a, Boolean b) {
            return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
          }
        }.scan(receiver, null));
  }

  private boolean hasLineBreakBeforeDot(MemberSelectTree select) {
    return unit.getLineMap().getLineNumber(dot(select))
        != unit.getLineMap().getLineNumber(start(select));
  }

  private int dot(MemberSelectTree select) {
    return skipBlanks(end(select.getExpression()));
  }

  private int afterName(Tree tree, @Nullable Tree type, Tree modifiers, CharSequence name) {
    int from = Math.max(start(tree), end(modifiers));
    if (type != null && end(type) <= end(tree)) {
      from = Math.max(from, end(type));
    }
    int found = identifier(name, from, end(tree));
    return found >= 0 ? found : skipBlanks(from);
  }

  private int identifier(CharSequence name, int from, int to) {
    CharSequence chars = text();
    int limit = Math.min(to, chars.length()) - name.length();
    for (int i = from; i <= limit; i = Math.max(i + 1, skipBlanks(i + 1))) {
      int after = i + name.length();
      if (CharSequence.compare(chars.subSequence(i, after), name) == 0
          && (i == 0 || !Character.isJavaIdentifierPart(chars.charAt(i - 1)))
          && (after == chars.length() || !Character.isJavaIdentifierPart(chars.charAt(after)))) {
        return i;
      }
    }
    return -1;
  }

  /** The offset of the first character from {@code from} on that is not blank or in a comment. */
  private int skipBlanks(int from) {
    CharSequence chars = text();
    int i = from;
    while (i < chars.length()) {
      if (Character.isWhitespace(chars.charAt(i))) {
        i++;
      } else if (startsWith(chars, i, "//")) {
        while (i < chars.length() && chars.charAt(i) != '\n' && chars.charAt(i) != '\r') {
          i++;
        }
      } else if (startsWith(chars, i, "/*")) {
        i += 2;
        while (i < chars.length() && !startsWith(chars, i, "*/")) {
          i++;
        }
        i += 2;
      } else {
        return i;
      }
    }
    return from;
  }

  private static boolean startsWith(CharSequence chars, int at, String prefix) {
    return chars.length() - at >= 2
        && chars.charAt(at) == prefix.charAt(0)
        && chars.charAt(at + 1) == prefix.charAt(1);
  }

  private int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  private int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  private CharSequence text() {
    CharSequence known = text;
    if (known == null) {
      try {
        known = unit.getSourceFile().getCharContent(true);
      } catch (IOException e) {
        // The file was readable a moment ago; without its text carets are at the start.
        known = "";
      }
      text = known;
    }
    return known;
  }
}

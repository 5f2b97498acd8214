using System.Linq.Expressions;
using System.Reflection;

namespace Portal.Features.Paging;

/// <summary>Looks for what is typed, in whatever case. Reads every row: for tables that stay small, or were narrowed down before.</summary>
internal static class TextFilter
{
    private static readonly MethodInfo ToUpper = typeof(string).GetMethod(nameof(string.ToUpper), Type.EmptyTypes)!;
    private static readonly MethodInfo Contains = typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!;

    /// <summary>Rows with this in one of the columns; all rows where nothing is typed.</summary>
    public static IQueryable<T> WithText<T>(this IQueryable<T> rows, string? typed, params IReadOnlyList<Expression<Func<T, string>>> columns)
    {
        if (string.IsNullOrWhiteSpace(typed)) return rows;
        Expression<Func<string>> part = () => typed.Trim().ToUpperInvariant();
        var row = Expression.Parameter(typeof(T), "row");
        var any = columns.Select(column => new OfRow(column.Parameters[0], row).Visit(column.Body))
            .Select(text => (Expression)Expression.Call(Expression.Call(text, ToUpper), Contains, part.Body)).Aggregate(Expression.OrElse);
        return rows.Where(Expression.Lambda<Func<T, bool>>(any, row));
    }

    private sealed class OfRow(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

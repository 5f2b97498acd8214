namespace Portal.Lab.Vmm;

/// <summary>Lists that scripts can ask for one by its number: what the compiler makes of a collection expression they cannot.</summary>
internal static class Scripts
{
    /// <summary>A list of its own; an empty one for none.</summary>
    public static IReadOnlyList<TResult> List<T, TResult>(IEnumerable<T>? from, Func<T, TResult> select) => new List<TResult>((from ?? []).Select(select));
}

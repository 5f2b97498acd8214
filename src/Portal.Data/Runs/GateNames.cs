namespace Portal.Data.Runs;

/// <summary>Names of gates as they stand in rows: in order, once each, a line each.</summary>
internal static class GateNames
{
    public static string Join(IEnumerable<string> gates) => string.Join('\n', InOrder(gates));

    public static IReadOnlyList<string> Split(string gates) => gates.Length == 0 ? [] : gates.Split('\n');

    public static IReadOnlyList<string> InOrder(IEnumerable<string> gates) => [.. gates.Distinct().Order(StringComparer.Ordinal)];
}

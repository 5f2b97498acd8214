namespace Portal.Web.Commands;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>The known word at most two keystrokes away from <paramref name="typed"/>; null when there is none.</summary>
    public static string? To(string typed, IEnumerable<string> known)
    {
        var word = typed.Split('=')[0];
        return known.Select(each => (Word: each, Far: Distance(word, each)))
            .Where(each => each.Far <= 2)
            .OrderBy(each => each.Far)
            .Select(each => each.Word)
            .FirstOrDefault();
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}

using System.Collections.Frozen;

namespace Portal.Web.Pages.Audit;

/// <summary>What people do, as the audit log calls it and as people say it.</summary>
internal static class DeedWords
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["create-catalog"] = "create the catalog",
        ["add-machines"] = "add machines to",
        ["remove-machines"] = "remove machines of",
        ["remove-catalog"] = "remove the catalog",
        ["start-machines"] = "start",
        ["shut-down-machines"] = "shut down",
        ["restart-machines"] = "restart",
        ["turn-off-machines"] = "turn off",
        ["undo"] = "undo the run",
        ["cancel-run"] = "cancel the run",
        ["retry-run"] = "retry the run",
        ["add-connection"] = "add the connection",
        ["remove-connection"] = "remove the connection",
        ["change-limits"] = "change the limits of",
        ["sign-in"] = "sign in as",
        ["sign-out"] = "sign out as",
        ["create-account"] = "create the account",
        ["lock-account"] = "lock the account",
        ["unlock-account"] = "unlock the account",
        ["change-password"] = "change the password of",
        ["reset-password"] = "reset the password of",
        ["change-role"] = "change the role of",
        ["create-token"] = "create the token",
        ["revoke-token"] = "revoke the token",
    }.ToFrozenDictionary();

    /// <summary>A subject that was refused for want of a name.</summary>
    private const string Unnamed = "without a name";

    private static readonly char[] EndOfKey = ['.', ':'];

    /// <summary>All keys that there are words for, in order.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. Words.Keys.Order(StringComparer.Ordinal)];

    /// <summary>"create the catalog Office", "sign in"; what has no words yet is shown as it is kept.</summary>
    public static string Of(string who, string what, string subject) => subject.Length == 0 ? Of(who, what, Unnamed) : (Words.TryGetValue(what, out var words), subject == who) switch
    {
        (true, true) => words!.EndsWith(" as", StringComparison.Ordinal) ? words[..^3] : $"{words} {subject}",
        (true, false) => $"{words} {subject}",
        (false, true) => $"use {what}",
        (false, false) => $"use {what} on {subject}",
    };

    /// <summary>"Create catalog", in a list of deeds.</summary>
    public static string Name(string what) => $"{char.ToUpperInvariant(what[0])}{what[1..].Replace('-', ' ')}";

    /// <summary>"Restart." or "Restart: refused ...", of a line that begins with the key.</summary>
    public static string Line(string line)
    {
        var end = line.IndexOfAny(EndOfKey);
        if (end < 0 || !Words.TryGetValue(line[..end], out var words)) return line;
        return $"{char.ToUpperInvariant(words[0])}{words[1..]}{line[end..]}";
    }
}

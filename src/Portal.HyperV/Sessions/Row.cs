using System.Collections;
using System.Globalization;
using System.Management.Automation;
using Portal.Domain.Hosts;

namespace Portal.HyperV.Sessions;

/// <summary>A flat row as a script returned it, read by name and type. What does not fit is the host's answer being wrong, and said so.</summary>
internal sealed class Row(string host, string function, PSObject? values)
{
    /// <summary>A text that must be there.</summary>
    public string Text(string name) => TextOrNull(name) ?? throw Unexpected(name, "a text", null);

    /// <summary>A text; null where the host has none, or an empty one.</summary>
    public string? TextOrNull(string name) => Plain(name) switch
    {
        null => null,
        string { Length: 0 } => null,
        string text => text,
        var other => throw Unexpected(name, "a text", other),
    };

    /// <summary>A whole number that must be there.</summary>
    public long Number(string name) => NumberOrNull(name) ?? throw Unexpected(name, "a whole number", null);

    /// <summary>A whole number of any width.</summary>
    public long? NumberOrNull(string name) => Plain(name) switch
    {
        null => null,
        byte or sbyte or short or ushort or int or uint or long => Convert.ToInt64(Plain(name), CultureInfo.InvariantCulture),
        ulong big and <= long.MaxValue => (long)big,
        var other => throw Unexpected(name, "a whole number", other),
    };

    /// <summary>True or false.</summary>
    public bool Flag(string name) => Plain(name) is bool flag ? flag : throw Unexpected(name, "true or false", Plain(name));

    /// <summary>True or false; null where the host does not say.</summary>
    public bool? FlagOrNull(string name) => Plain(name) switch
    {
        null => null,
        bool flag => flag,
        var other => throw Unexpected(name, "true or false", other),
    };

    /// <summary>An id.</summary>
    public Guid Id(string name) => Plain(name) switch
    {
        Guid id => id,
        string text when Guid.TryParse(text, out var id) => id,
        var other => throw Unexpected(name, "an id", other),
    };

    /// <summary>A time in UTC; scripts send no other.</summary>
    public DateTimeOffset Time(string name) => Plain(name) is DateTime time
        ? new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc))
        : throw Unexpected(name, "a time", Plain(name));

    /// <summary>A list of texts, empty where the host has none. One alone may come without its list.</summary>
    public IReadOnlyList<string> Texts(string name) => Plain(name) switch
    {
        null => [],
        string text => [text],
        IEnumerable many => [.. many.Cast<object?>().Select(one => Bare(one) as string ?? throw Unexpected(name, "a list of texts", one))],
        var other => throw Unexpected(name, "a list of texts", other),
    };

    /// <summary>The row itself as true or false, of a function that returns no more.</summary>
    public bool ItselfFlag() => values?.BaseObject is bool flag ? flag : throw Unexpected("the answer", "true or false", values?.BaseObject);

    private object? Plain(string name)
    {
        var property = values?.Properties[name] ?? throw Unexpected(name, "there", null);
        return Bare(property.Value);
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private HostException Unexpected(string name, string expected, object? got) => new(
        HostFault.Refused, host,
        $"{host} answered {function} with something unexpected: '{name}' should be {expected}, and is {(got is null ? "missing" : $"'{got}' ({got.GetType().Name})")}.",
        "Tell the makers of the portal: host and portal do not understand each other.");
}

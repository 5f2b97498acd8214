using Portal.Lab.HyperV;
using Portal.Lab.Windows;

namespace Portal.Lab.Cmdlets.Core.Security;

/// <summary>An account by name or by SID: a <c>NTAccount</c> or <c>SecurityIdentifier</c> of .NET, which has none outside Windows.</summary>
/// <param name="value">"LAB\portal" or "S-1-5-18".</param>
public sealed class Identity(string value)
{
    /// <summary>As it was given.</summary>
    public string Value { get; } = value;

    /// <inheritdoc />
    public override string ToString() => Value;

    /// <summary>The SID, translated by the machine where it is a name.</summary>
    /// <exception cref="RefusalException">Nobody has this name.</exception>
    internal string Sid(IWindowsHost host) => IsSid(Value) ? Value : host.SidOf(Value)
        ?? throw RefusalException.InWords(0x80131501, "Some or all identity references could not be translated.", "IdentityNotMappedException", "NotSpecified");

    internal static bool IsSid(string value) => value.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase) && value.Split('-') is { Length: >= 4 } parts
        && parts.Skip(2).All(part => ulong.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _));
}

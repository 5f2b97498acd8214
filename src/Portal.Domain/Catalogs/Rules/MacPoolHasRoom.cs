using System.Globalization;
using Portal.Domain.Machines;

namespace Portal.Domain.Catalogs.Rules;

/// <summary>Each machine gets an address of its own from the connection's pool.</summary>
/// <param name="inUse">Addresses of the pool that machines have.</param>
public sealed class MacPoolHasRoom(int inUse) : IRule<int>
{
    /// <inheritdoc />
    /// <param name="value">Machines that are asked for.</param>
    public Verdict Judge(int value) =>
        value <= MacPool.Size - inUse
            ? Verdict.Yes
            : Verdict.No("machines", value.ToString(CultureInfo.InvariantCulture), $"The connection has {MacPool.Size - inUse} free addresses in its pool.",
                "Order fewer, or use another connection to the same hosts.");
}

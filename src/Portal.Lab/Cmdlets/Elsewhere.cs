using Portal.Lab.HyperV;

namespace Portal.Lab.Cmdlets;

/// <summary>What a cmdlet is asked to do beyond its own machine, or beside its session.</summary>
internal static class Elsewhere
{
    private static readonly string[] Ways = ["CimSession", "Credential", "AsJob"];

    /// <exception cref="RefusalException">Another machine, other credentials, or a job of the session: the lab goes nowhere else.</exception>
    public static void Refuse(ICmdletCall call)
    {
        var host = call.Session.Host;
        foreach (var name in call.All<string>("ComputerName"))
        {
            if (name is not ("." or "localhost") && !string.Equals(name, host.ShortName, StringComparison.OrdinalIgnoreCase) && !string.Equals(name, host.FullName, StringComparison.OrdinalIgnoreCase))
                throw new RefusalException(0x8009030E, $"'{name}': A specified logon session does not exist. It may already have been terminated", RefusalException.AccessDenied) { Category = "PermissionDenied" };
        }

        foreach (var way in Ways)
        {
            if (call.Has(way))
                throw RefusalException.Unsupported($"The lab does not answer -{way}.");
        }
    }
}

namespace Portal.Lab.Windows.Accounts;

/// <summary>Security identifiers that are the same on every machine. [MS-DTYP] 2.4.2.4.</summary>
internal static class WellKnownSids
{
    public const string Everyone = "S-1-1-0";
    public const string AuthenticatedUsers = "S-1-5-11";
    public const string System = "S-1-5-18";
    public const string Administrators = "S-1-5-32-544";
    public const string Users = "S-1-5-32-545";
    public const string Network = "S-1-5-2";
    public const string HighLabel = "S-1-16-12288";
    public const string MediumLabel = "S-1-16-8192";
    public const string AllMachines = HyperV.State.VmSid.AllMachines;

    /// <summary>By the name that Windows shows.</summary>
    public static IReadOnlyDictionary<string, string> ByName { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Everyone"] = Everyone,
        [@"NT AUTHORITY\Authenticated Users"] = AuthenticatedUsers,
        [@"NT AUTHORITY\SYSTEM"] = System,
        ["SYSTEM"] = System,
        [@"BUILTIN\Administrators"] = Administrators,
        ["Administrators"] = Administrators,
        [@"BUILTIN\Users"] = Users,
        ["Users"] = Users,
        [@"NT VIRTUAL MACHINE\Virtual Machines"] = AllMachines,
    };
}

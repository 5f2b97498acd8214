namespace Portal.Lab.Windows;

/// <summary>What NetBIOS knows of a machine's name: the beginning, in capital letters. Its account in the domain is called so too, with a dollar sign.</summary>
internal static class NetBiosName
{
    private const int Most = 15;

    /// <summary>"VIRTUALMACHINES" for "virtualmachines01".</summary>
    public static string Of(string name) => (name.Length > Most ? name[..Most] : name).ToUpperInvariant();
}

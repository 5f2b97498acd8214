namespace Portal.Domain.Prerequisites;

/// <summary>Profiles of VMM's user roles that can do the work.</summary>
internal static class VmmProfiles
{
    /// <summary>Everything.</summary>
    public const string Administrator = "Administrator";

    /// <summary>The console's Fabric Administrator: its host groups alone, and no storage.</summary>
    public const string Delegated = "DelegatedAdmin";
}

namespace Portal.Web.Settings;

/// <summary>The first administrator of a portal that is set up unattended. Without effect once there is an account.</summary>
internal sealed class AdministratorOptions
{
    /// <summary>Of the account; empty lets the first visitor make it, with a code.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its password. Rather in the environment, or in a file of its own.</summary>
    public string Password { get; set; } = "";

    /// <summary>A file with its password, in place of <see cref="Password"/>.</summary>
    public string PasswordFile { get; set; } = "";
}

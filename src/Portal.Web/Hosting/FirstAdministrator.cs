using Portal.Domain.Access;
using Portal.Domain.Connections;
using Portal.Features;
using Portal.Features.Access;
using Portal.Web.Settings;

namespace Portal.Web.Hosting;

/// <summary>How a portal without accounts gets its first: from the settings, or from whoever reads the code off the standard output.</summary>
internal sealed class FirstAdministrator(FirstVisit visit, CreateAccount create, AdministratorOptions options)
{
    /// <summary>Makes the account that the settings name, or issues a code. The code goes to standard output alone: no log has it.</summary>
    /// <returns>What to print; nothing when there are accounts.</returns>
    public async Task<string?> GreetAsync(CancellationToken ct)
    {
        if (!await visit.IsDueAsync(ct)) return null;
        if (options.Name.Length == 0)
            return $"Nobody has an account yet. Open the portal and make the first administrator with this code, within {FirstVisit.CodeLives.TotalMinutes:0} minutes: {visit.Issue()}";
        var (password, fault) = await PasswordAsync(ct);
        if (password is null) return fault;
        var answer = await create.ExecuteAsync(options.Name, password, Role.Administrator.Name, new Who("settings", "start"), ct);
        return answer.IsYes ? $"Made the first administrator {options.Name}, as the settings say." : $"The settings' administrator was not made. {string.Join(' ', answer.Verdict.Objections)}";
    }

    private async Task<(Secret? Password, string? Fault)> PasswordAsync(CancellationToken ct)
    {
        if (options.PasswordFile.Length == 0) return (new(options.Password), null);
        try
        {
            return (new((await File.ReadAllTextAsync(options.PasswordFile, ct)).TrimEnd('\r', '\n')), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"{PortalSettings.Key}:Administrator:PasswordFile '{options.PasswordFile}': It cannot be read. Correct the path, or give this account the right to read it.");
        }
    }
}

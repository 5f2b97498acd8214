using Microsoft.EntityFrameworkCore;
using Portal.Data;

namespace Portal.Features.Access;

/// <summary>Keeps how somebody wants his pages: light, dark, or as the browser says.</summary>
public sealed class SetAppearance(IDbContextFactory<PortalDb> databases)
{
    /// <summary>Keeps it.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="dark">Null is as the browser says.</param>
    /// <param name="ct">Cancels.</param>
    public async Task ExecuteAsync(Guid account, bool? dark, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        if (await db.Accounts.FirstOrDefaultAsync(row => row.Id == account, ct).ConfigureAwait(false) is not { } row) return;
        row.Appearance = dark switch { true => "dark", false => "light", null => null };
        await db.SaveChangesAsync(ct).ConfigureAwait(false);
    }

    /// <summary>What was kept.</summary>
    public async Task<bool?> ReadAsync(Guid account, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct).ConfigureAwait(false);
        return await db.Accounts.Where(row => row.Id == account).Select(row => row.Appearance).FirstOrDefaultAsync(ct).ConfigureAwait(false) switch
        {
            "dark" => true,
            "light" => false,
            _ => null,
        };
    }
}

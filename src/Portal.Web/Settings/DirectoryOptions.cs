using System.ComponentModel.DataAnnotations;

namespace Portal.Web.Settings;

/// <summary>The directory that the portal belongs to.</summary>
internal sealed class DirectoryOptions
{
    /// <summary>Its forest, "corp.example": VMM has to be in the same. Empty: nobody can tell, and somebody who knows accepts that.</summary>
    [MaxLength(255)]
    public string Forest { get; set; } = "";
}

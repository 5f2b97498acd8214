namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>What a cmdlet does to files, with the error ids that the file system provider of Windows PowerShell gives it.</summary>
/// <param name="Denied">Id for access denied.</param>
/// <param name="Failed">Id for everything else.</param>
/// <param name="Prefix">Words before the reason.</param>
internal sealed record ItemAct(string Denied, string Failed, string Prefix = "")
{
    public static readonly ItemAct Look = new("ItemExistsUnauthorizedAccessError", "ItemExistsIOError");
    public static readonly ItemAct List = new("DirUnauthorizedAccessError", "DirIOError");
    public static readonly ItemAct MakeFolder = new("CreateDirectoryUnauthorizedAccessError", "CreateDirectoryIOError");
    public static readonly ItemAct MakeFile = new("NewItemUnauthorizedAccessError", "NewItemIOError");
    public static readonly ItemAct Remove = new("RemoveFileSystemItemUnAuthorizedAccess", "RemoveFileSystemItemIOError", "Cannot remove item {0}: ");
    public static readonly ItemAct Rename = new("RenameItemUnauthorizedAccessError", "RenameItemIOError");
    public static readonly ItemAct Copy = new("CopyFileInfoItemUnauthorizedAccessError", "CopyFileInfoItemIOError");
    public static readonly ItemAct Move = new("MoveFileInfoItemUnauthorizedAccessError", "MoveFileInfoItemIOError");
    public static readonly ItemAct ReadRights = new("GetAcl_OperationNotSupported", "GetAcl_OperationNotSupported");
    public static readonly ItemAct SetRights = new("System.UnauthorizedAccessException", "SetAcl_OperationNotSupported");
}

using Portal.Lab.HyperV;

namespace Portal.Lab.Cmdlets.Core.Items;

/// <summary>What the file system provider says when files are refused: its own words, ids and categories.</summary>
internal static class ItemRefusals
{
    public static RefusalException Missing(string path) => Say(0x80131501, $"Cannot find path '{path}' because it does not exist.", "PathNotFound", "ObjectNotFound");

    public static RefusalException Exists(string path) => Say(0x80070050, $"An item with the specified name {path} already exists.", "DirectoryExist", "ResourceExists");

    public static RefusalException NoRename(string path) => Say(0x80131509, $"Cannot rename because item at '{path}' does not exist.", "InvalidOperation", "InvalidOperation");

    public static RefusalException NoName(string name) =>
        Say(0x80070057, $"Cannot rename the specified target, because it represents a path or device name: '{name}'.", "Argument", "InvalidArgument");

    public static RefusalException NoItemType(string type) =>
        Say(0x80070057, $"The type '{type}' is not a known type for the file system. Only \"file\" and \"directory\" can be specified.", "Argument", "InvalidArgument");

    /// <summary>A refusal of the machine's files in the provider's words.</summary>
    public static RefusalException Of(RefusalException no, string path, ItemAct act) => no.Code switch
    {
        0x80070003 when no.ErrorId == "DriveNotFound" => Say(0x80131501, $"Cannot find drive. A drive with the name '{path[..1]}' does not exist.", "DriveNotFound", "ObjectNotFound"),
        0x80070002 or 0x80070035 or 0x80070043 => Missing(path),
        0x80070003 => Say(0x80070003, $"{Prefix(act, path)}Could not find a part of the path '{path}'.", act.Failed, "WriteError"),
        0x80070005 => Say(0x80070005, $"{Prefix(act, path)}Access to the path '{path}' is denied.", act.Denied, "PermissionDenied"),
        0x80070020 => Say(0x80070020, $"{Prefix(act, path)}The process cannot access the file '{path}' because it is being used by another process.", act.Failed, "WriteError"),
        0x80070050 => Say(0x800700B7, "Cannot create a file when that file already exists.", act.Failed, "WriteError"),
        0x80070070 => Say(0x80070070, "There is not enough space on the disk.", act.Failed, "WriteError"),
        0x80070091 => Say(0x80070091, $"{Prefix(act, path)}The directory is not empty.", act.Failed, "WriteError"),
        0x8007007B => Say(0x8007007B, $"The given path's format is not supported: '{path}'.", "ItemExistsNotSupportedError", "InvalidOperation"),
        0x800700CE => Say(0x800700CE, "The specified path, file name, or both are too long. The fully qualified file name must be less than 260 characters, "
            + "and the directory name must be less than 248 characters.", act.Failed, "WriteError"),
        _ => Say(no.Code, no.Message, act.Failed, "WriteError"),
    };

    private static string Prefix(ItemAct act, string path) => act.Prefix.Replace("{0}", path, StringComparison.Ordinal);

    private static RefusalException Say(uint code, string words, string id, string category) => RefusalException.InWords(code, words, id, category);
}
